-- What may be asked. A version that a period used never changes again: its reports are arrays in the order of its fields.
create table report_form (
    id           uuid primary key,
    organisation text        not null,
    name         text        not null check (name <> ''),
    version      int         not null check (version > 0),
    created_at   timestamptz not null,
    created_by   text        not null,
    changed_at   timestamptz not null,
    retired_at   timestamptz,
    revision     bigint      not null
);
create unique index report_form_name on report_form (organisation, name) where retired_at is null;

create table report_form_version (
    id      uuid primary key,
    form    uuid    not null references report_form,
    version int     not null check (version > 0),
    used    boolean not null,
    unique (form, version)
);

create table report_field (
    form_version uuid    not null references report_form_version,
    n            int     not null,
    key          text    not null,
    label        text    not null check (label <> ''),
    type         text    not null check (type in ('INTEGER', 'TEXT')),
    aggregate    text    not null check (aggregate in ('SUM', 'NONE')),
    source       text,
    cumulative   boolean not null,
    primary key (form_version, n),
    unique (form_version, key) deferrable initially deferred,
    check (aggregate = 'NONE' or type = 'INTEGER')
);

create function report_field_kept() returns trigger language plpgsql as $$
begin
    if exists (select 1 from report_form_version v
               where v.id in (old.form_version, case tg_op when 'UPDATE' then new.form_version end) and v.used) then
        raise exception 'a form version that was used never changes';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger report_field_kept before update or delete on report_field for each row execute function report_field_kept();

-- What an organisation's active forms ask for, each thing once: the same question in two forms is asked twice of everybody.
create table asked_field (
    organisation text not null,
    key          text not null,
    label        text not null,
    form         uuid not null references report_form,
    primary key (organisation, key, label)
);
create index asked_field_form on asked_field (form);
