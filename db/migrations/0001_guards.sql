-- What no code may do, whoever writes it: change what was issued, or what was logged.
CREATE TRIGGER certificates_are_immutable BEFORE UPDATE ON certificates
WHEN new.id IS NOT old.id OR new.enrolment_id IS NOT old.enrolment_id OR new.company_id IS NOT old.company_id
  OR new.issued_at IS NOT old.issued_at OR new.valid_until IS NOT old.valid_until OR new.snapshot IS NOT old.snapshot
BEGIN SELECT RAISE(ABORT, 'certificates are immutable'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_revocation_is_final BEFORE UPDATE ON certificates
WHEN old.revoked_at IS NOT NULL
  AND (new.revoked_at IS NOT old.revoked_at OR new.revocation_reason IS NOT old.revocation_reason)
BEGIN SELECT RAISE(ABORT, 'a revocation is final'); END;
--> statement-breakpoint
CREATE TRIGGER certificates_stay BEFORE DELETE ON certificates
BEGIN SELECT RAISE(ABORT, 'certificates stay'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_keeps BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_stays BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER submitted_attempts_are_final BEFORE UPDATE ON quiz_attempts
WHEN old.status <> 'in_progress'
BEGIN SELECT RAISE(ABORT, 'an attempt that has ended does not change'); END;
--> statement-breakpoint
CREATE TRIGGER submitted_answers_are_final BEFORE UPDATE ON attempt_questions
WHEN (SELECT status FROM quiz_attempts WHERE id = old.attempt_id) <> 'in_progress'
BEGIN SELECT RAISE(ABORT, 'an attempt that has ended does not change'); END;
