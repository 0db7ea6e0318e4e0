-- Paired guidance between two organisations, and their contacts.
create table pairing (
    id            uuid primary key,
    guiding       text        not null references organisation,
    guided        text        not null references organisation,
    subject       text        not null check (subject <> ''),
    starts_on     date        not null,
    ends_on       date        not null check (ends_on >= starts_on),
    proposed_by   text        not null,
    proposer      text        not null,
    proposed_at   timestamptz not null,
    guiding_by    text,
    guiding_at    timestamptz,
    guided_by     text,
    guided_at     timestamptz,
    ended_at      timestamptz,
    ended_by      text,
    end_reason    text,
    check (guiding <> guided),
    check ((ended_at is null) = (end_reason is null))
);
create index pairing_guiding on pairing (guiding, id);
create index pairing_guided on pairing (guided, id);

create table pairing_contact (
    id           uuid        primary key,
    pairing      uuid        not null references pairing,
    held_on      date        not null,
    means        text        not null check (means in ('VISIT', 'MEETING', 'PHONE', 'MESSAGE', 'OTHER')),
    text         text        not null check (text <> ''),
    organisation text        not null,
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null
);
create index pairing_contact_pairing on pairing_contact (pairing, held_on, id);
create function pairing_contact_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the contacts of a pairing are append-only';
end $$;
create trigger pairing_contact_append_only before update or delete on pairing_contact
    for each row execute function pairing_contact_append_only();
