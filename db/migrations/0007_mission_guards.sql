-- What is cancelled stays cancelled, and what was promised to companies isn't taken back by a later write.
CREATE TRIGGER missions_cancelled_stay BEFORE UPDATE ON missions
WHEN old.status = 'cancelled'
BEGIN SELECT RAISE(ABORT, 'a cancelled mission does not change'); END;
--> statement-breakpoint
CREATE TRIGGER missions_no_way_back BEFORE UPDATE ON missions
WHEN old.status = 'published' AND new.status = 'draft'
BEGIN SELECT RAISE(ABORT, 'a published mission does not become a draft'); END;
--> statement-breakpoint
CREATE TRIGGER events_cancelled_stay BEFORE UPDATE ON events
WHEN old.status = 'cancelled'
BEGIN SELECT RAISE(ABORT, 'a cancelled event does not change'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_way_back BEFORE UPDATE ON events
WHEN old.status = 'published' AND new.status = 'draft'
BEGIN SELECT RAISE(ABORT, 'a published event does not become a draft'); END;
--> statement-breakpoint
-- More companies than places can't be placed, whoever asks and however many at once.
CREATE TRIGGER mission_places_within_capacity_at_first BEFORE INSERT ON mission_places
WHEN new.status = 'placed'
  AND (SELECT count(*) FROM mission_places WHERE mission_id = new.mission_id AND status = 'placed') >= (SELECT capacity FROM missions WHERE id = new.mission_id)
BEGIN SELECT RAISE(ABORT, 'the mission is full'); END;
--> statement-breakpoint
CREATE TRIGGER mission_places_within_capacity BEFORE UPDATE ON mission_places
WHEN new.status = 'placed' AND old.status <> 'placed'
  AND (SELECT count(*) FROM mission_places WHERE mission_id = new.mission_id AND status = 'placed') >= (SELECT capacity FROM missions WHERE id = new.mission_id)
BEGIN SELECT RAISE(ABORT, 'the mission is full'); END;
--> statement-breakpoint
CREATE TRIGGER event_sign_ups_within_capacity_at_first BEFORE INSERT ON event_sign_ups
WHEN new.status = 'signed-up'
  AND (SELECT count(*) FROM event_sign_ups WHERE event_id = new.event_id AND status = 'signed-up') >= (SELECT capacity FROM events WHERE id = new.event_id)
BEGIN SELECT RAISE(ABORT, 'the event is full'); END;
--> statement-breakpoint
CREATE TRIGGER event_sign_ups_within_capacity BEFORE UPDATE ON event_sign_ups
WHEN new.status = 'signed-up' AND old.status <> 'signed-up'
  AND (SELECT count(*) FROM event_sign_ups WHERE event_id = new.event_id AND status = 'signed-up') >= (SELECT capacity FROM events WHERE id = new.event_id)
BEGIN SELECT RAISE(ABORT, 'the event is full'); END;
--> statement-breakpoint
-- A company is confirmed, doubted, or neither; never both.
CREATE TRIGGER companies_identity_is_one_thing BEFORE UPDATE ON companies
WHEN (new.identity_doubt IS NOT NULL AND new.identity_confirmed_at IS NOT NULL)
  OR (new.identity_doubt IS NULL) <> (new.identity_doubted_at IS NULL)
  OR (new.identity_method IS NOT NULL AND new.identity_confirmed_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a company is confirmed or doubted, not both'); END;
--> statement-breakpoint
UPDATE companies SET identity_method = 'trade-register' WHERE identity_confirmed_at IS NOT NULL;
