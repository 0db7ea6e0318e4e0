-- Which organisations a response expects to be on duty while it lasts.
create table duty_demand (
    response     uuid primary key,
    organisation text        not null references organisation,
    audience     uuid        not null references audience,
    drill        boolean     not null,
    since        timestamptz not null,
    until        timestamptz
);
create index duty_demand_running on duty_demand (since) where until is null;
