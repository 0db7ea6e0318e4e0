-- A deadline in words only (近期) stays in words; this is the date that is proposed for it.
alter table task
    add column proposed_on       date,
    -- whether the holidays up to it were known; otherwise Monday to Friday were counted
    add column proposed_official boolean,
    add check (proposed_on is null or due_on is null),
    add check ((proposed_on is null) = (proposed_official is null));
