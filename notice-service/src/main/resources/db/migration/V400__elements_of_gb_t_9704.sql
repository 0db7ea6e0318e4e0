-- The elements of GB/T 9704-2012 that a document bears besides title, body and number, as they are written on it. For a
-- document entered from paper (transcribed) an element that is missing stays missing; for others the issue writes in
-- what the platform knows.
alter table notice
    add column telegram         boolean not null default false,
    add column drill            boolean not null default false,
    add column copy_number      text,
    add column heading          text,
    add column signatory        text,
    add column addressee        text,
    add column attachment_names jsonb   not null default '[]',
    add column signature        text,
    add column written_on       date,
    add column seal_note        text,
    add column annotation       text,
    add column copy_line        text,
    add column printed_by       text,
    add column printed_on       date,
    add column transcribed      boolean not null default false;
