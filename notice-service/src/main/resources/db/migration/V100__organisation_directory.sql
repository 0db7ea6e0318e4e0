create extension if not exists pg_trgm;

-- The edition of the tree: every change of the directory makes a new one. Locking this row puts changes in order.
create table directory_edition (
    single  boolean primary key default true check (single),
    edition bigint not null
);
insert into directory_edition (edition) values (0);

-- How many places below an organisation were ever given out; a place is never given out twice.
create table directory_slot (
    code  text primary key references organisation,
    given int  not null
);

-- Users look organisations up by a part of the name, two characters of Chinese included.
create index organisation_name on organisation using gin (name gin_trgm_ops);
create index organisation_code on organisation (code text_pattern_ops);
