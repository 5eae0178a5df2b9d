-- What is cancelled stays as it was announced; who made it can be forgotten, and so can the people to call.
DROP TRIGGER missions_cancelled_stay;
--> statement-breakpoint
CREATE TRIGGER missions_cancelled_stay BEFORE UPDATE ON missions
WHEN old.status = 'cancelled' AND (
  new.title_nl IS NOT old.title_nl OR new.title_en IS NOT old.title_en OR new.text_nl IS NOT old.text_nl OR new.text_en IS NOT old.text_en OR
  new.destination_nl IS NOT old.destination_nl OR new.destination_en IS NOT old.destination_en OR new.departs_on IS NOT old.departs_on OR new.returns_on IS NOT old.returns_on OR
  new.enrol_by IS NOT old.enrol_by OR new.track IS NOT old.track OR new.capacity IS NOT old.capacity OR new.join_code IS NOT old.join_code OR
  new.programme IS NOT old.programme OR new.status IS NOT old.status OR new.cancellation_nl IS NOT old.cancellation_nl OR new.cancellation_en IS NOT old.cancellation_en OR
  new.created_at IS NOT old.created_at OR new.published_at IS NOT old.published_at OR new.cancelled_at IS NOT old.cancelled_at
)
BEGIN SELECT RAISE(ABORT, 'a cancelled mission does not change'); END;
--> statement-breakpoint
DROP TRIGGER events_cancelled_stay;
--> statement-breakpoint
CREATE TRIGGER events_cancelled_stay BEFORE UPDATE ON events
WHEN old.status = 'cancelled' AND (
  new.mission_id IS NOT old.mission_id OR new.kind IS NOT old.kind OR new.title_nl IS NOT old.title_nl OR new.title_en IS NOT old.title_en OR
  new.text_nl IS NOT old.text_nl OR new.text_en IS NOT old.text_en OR new.starts_at IS NOT old.starts_at OR new.ends_at IS NOT old.ends_at OR
  new.place IS NOT old.place OR new.online_url IS NOT old.online_url OR new.capacity IS NOT old.capacity OR new.status IS NOT old.status OR
  new.cancellation_nl IS NOT old.cancellation_nl OR new.cancellation_en IS NOT old.cancellation_en OR new.created_at IS NOT old.created_at OR new.published_at IS NOT old.published_at OR
  new.cancelled_at IS NOT old.cancelled_at
)
BEGIN SELECT RAISE(ABORT, 'a cancelled event does not change'); END;
--> statement-breakpoint
-- An account is in use when somebody signs in to it or uses a session, whichever code writes that.
CREATE TRIGGER sessions_begun_are_seen AFTER INSERT ON sessions
WHEN new.assurance <> 'password-pending'
BEGIN UPDATE users SET last_seen_at = new.last_used_at WHERE id = new.user_id; END;
--> statement-breakpoint
CREATE TRIGGER sessions_used_are_seen AFTER UPDATE OF last_used_at ON sessions
WHEN new.assurance <> 'password-pending'
BEGIN UPDATE users SET last_seen_at = new.last_used_at WHERE id = new.user_id; END;
--> statement-breakpoint
UPDATE users SET last_seen_at = (SELECT max(last_used_at) FROM sessions WHERE user_id = users.id AND assurance <> 'password-pending');
