create extension if not exists btree_gist;

-- Persons on duty. Their contact data is erased when they leave or when its time is over; the name stays beside the
-- shifts they held.
create table duty_person (
    id           uuid primary key,
    organisation text        not null references organisation,
    name         text        not null check (name <> ''),
    phone        text,
    email        text,
    user_name    text,
    purpose      text        not null check (purpose <> ''),
    basis        text        not null check (basis in ('DUTY', 'CONSENT', 'EMERGENCY')),
    keep_until   date        not null,
    left_at      timestamptz,
    version      int         not null
);
create index duty_person_of on duty_person (organisation, id);
create unique index duty_person_user on duty_person (organisation, user_name) where left_at is null;

-- A post that somebody holds around the clock or for some hours of every day.
create table duty_rotation (
    id           uuid primary key,
    organisation text not null references organisation,
    name         text not null check (name <> ''),
    edition      int  not null,
    version      int  not null
);
create index duty_rotation_of on duty_rotation (organisation, id);

-- How a rotation goes from one day on. Former plans stay: who was on duty does not change with the rotation.
create table duty_plan (
    id        uuid primary key,
    rotation  uuid   not null references duty_rotation,
    since     date   not null,
    -- the first day that it does not cover any more
    until     date,
    starts_at time   not null,
    hours     int    not null check (hours between 1 and 24),
    turn_days int    not null check (turn_days between 1 and 366),
    members   uuid[] not null check (cardinality(members) > 0),
    backups   uuid[] not null,
    edition   int    not null,
    check (until is null or until > since),
    constraint duty_plan_one_at_a_time exclude using gist (rotation with =, daterange(since, until) with &&)
        deferrable initially deferred
);
create index duty_plan_of on duty_plan (rotation);

-- Who holds a seat otherwise than planned. A shift is named by its rotation and its day, so what was changed about it
-- stays with it when its hours change. Only added to: the last one counts, from its moment on.
create table duty_change (
    rotation   uuid        not null references duty_rotation,
    day        date        not null,
    post       text        not null check (post in ('MAIN', 'BACKUP')),
    n          int         not null check (n > 0),
    kind       text        not null check (kind in ('OVERRIDE', 'SWAP', 'RESTORED')),
    -- the moment of the change when the shift was running, -infinity before
    from_at    timestamptz not null,
    as_planned boolean     not null,
    -- nobody when null and not as planned
    person     uuid references duty_person,
    reason     text,
    by_subject text        not null,
    by_name    text        not null,
    at         timestamptz not null,
    primary key (rotation, day, post, n),
    check (not as_planned or person is null)
);

-- The seats of all shifts that touch a span of time, each with whoever holds it in which part of the shift. A person
-- who left holds nothing from then on.
create function duty_seats(p_from timestamptz, p_until timestamptz) returns table (
    organisation text, rotation uuid, rotation_name text, day date, shift_starts timestamptz, shift_ends timestamptz,
    post text, planned uuid, kind text, sequence int, person uuid, starts timestamptz, ends timestamptz)
language sql stable as $$
    select r.organisation, r.id, r.name, d.day, s.starts, s.ends, seat.post, seat.planned, held.kind, p.edition + held.n,
        case when who.left_at <= held.starts then null else who.id end,
        held.starts,
        case when who.left_at > held.starts then least(who.left_at, held.ends) else held.ends end
    from duty_plan p
        join duty_rotation r on r.id = p.rotation
        cross join lateral (
            select greatest(p.since, (p_from at time zone 'Asia/Shanghai')::date - 1) as first,
                least(p.until - 1, (p_until at time zone 'Asia/Shanghai')::date) as last) span
        cross join lateral (
            select span.first + i as day, (span.first + i - p.since) / p.turn_days as turn
            from generate_series(0, span.last - span.first) i) d
        cross join lateral (
            select (d.day + p.starts_at) at time zone 'Asia/Shanghai' as starts,
                (d.day + p.starts_at) at time zone 'Asia/Shanghai' + make_interval(hours => p.hours) as ends) s
        cross join lateral (values
            ('MAIN', p.members[1 + d.turn % cardinality(p.members)]),
            ('BACKUP', p.backups[1 + d.turn % nullif(cardinality(p.backups), 0)])) seat (post, planned)
        cross join lateral (
            select h.n, h.kind, case when h.as_planned then seat.planned else h.person end as person,
                greatest(s.starts, h.from_at) as starts,
                least(s.ends, lead(h.from_at) over (order by h.n)) as ends
            from (select 0 as n, null as kind, true as as_planned, null::uuid as person,
                    timestamptz '-infinity' as from_at
                union all
                select c.n, c.kind, c.as_planned, c.person, c.from_at from duty_change c
                where c.rotation = p.rotation and c.day = d.day and c.post = seat.post) h) held
        left join duty_person who on who.id = held.person
    where s.starts < p_until and s.ends > p_from and held.starts < held.ends
$$;
