-- The id of an event is random and never asked for: its key cost each writer a page somewhere, and kept nothing apart
-- that was not apart already.
alter table outbox drop constraint outbox_event_id_key;
