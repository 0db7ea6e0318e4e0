-- Imports whose organisations are still being announced and taken into the search, from behind this place on.
create table directory_followup (
    edition   bigint primary key,
    after_pos bigint not null default -1
);
