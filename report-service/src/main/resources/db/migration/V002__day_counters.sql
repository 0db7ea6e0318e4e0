-- What an organisation did on a day as the other services told; drills are not counted.
create table day_counter (
    date         date   not null,
    key          text   not null,
    organisation text   not null,
    n            bigint not null check (n > 0),
    primary key (date, key, organisation)
);
