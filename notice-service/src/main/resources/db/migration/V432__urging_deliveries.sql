-- Where an organisation wants its urgings besides the platform itself: a mailbox of the organisation, never forced on it.
create table urging_contact (
    organisation text primary key references organisation,
    email        text        not null check (email <> ''),
    by_mail      boolean     not null,
    changed_at   timestamptz not null,
    changed_by   text        not null,
    version      int         not null
);

-- The way of each delivered urging on each channel.
create table urging_delivery (
    urging    uuid        not null references urging on delete cascade,
    channel   text        not null,
    state     text        not null check (state in ('WAITING', 'SENT', 'FAILED', 'DROPPED')),
    attempts  int         not null,
    -- the next attempt; while one is running, when it counts as lost
    next_at   timestamptz not null,
    ended_at  timestamptz,
    recipient text,
    reason    text,
    primary key (urging, channel),
    check ((ended_at is null) = (state = 'WAITING'))
);
create index urging_delivery_due on urging_delivery (channel, next_at) where state = 'WAITING';

-- Whoever delivers an urging, in whatever way: from then on it travels on every channel that is wanted. The person on
-- backup duty is called at the second step of a most urgent notice, where there is a roster.
create function urging_delivers() returns trigger language plpgsql as $$
begin
    insert into urging_delivery (urging, channel, state, attempts, next_at)
    select f.id, c.channel, 'WAITING', 0, f.delivered_at
    from fresh f cross join lateral (
        select 'PLATFORM' as channel
        union all
        select 'MAIL' from urging_contact k where k.organisation = f.organisation and k.by_mail
        union all
        select 'DUTY' where f.subject_kind = 'NOTICE' and f.automatic and f.step = 2 and f.urgency in ('特急', '特提')
            and exists (select 1 from duty_rotation r where r.organisation = f.organisation)) c
    where f.state = 'DELIVERED'
    on conflict do nothing;
    return null;
end $$;
create trigger urging_delivered_at_once after insert on urging
    referencing new table as fresh for each statement execute function urging_delivers();
create trigger urging_delivered_later after update on urging
    referencing new table as fresh for each statement execute function urging_delivers();
