-- Leading groups with their members in order.
create table leading_group (
    id             uuid primary key,
    organisation   text        not null references organisation,
    name           text        not null check (name <> ''),
    response       uuid        references response,
    established_on date        not null,
    dissolved_on   date,
    version        bigint      not null
);
create index leading_group_organisation on leading_group (organisation, id);

create table leading_group_member (
    leading_group uuid not null references leading_group,
    n             int  not null,
    seat          text not null check (seat in ('LEADER', 'DEPUTY_LEADER', 'MEMBER')),
    name          text not null check (name <> ''),
    title         text,
    duties        text not null check (duties <> ''),
    stand_in      text,
    primary key (leading_group, n),
    unique (leading_group, name) deferrable initially deferred,
    check (stand_in <> name)
);
