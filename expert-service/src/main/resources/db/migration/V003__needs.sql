-- Needs for experts (需求).
create table need (
    id               uuid primary key,
    version          bigint      not null,
    title            text        not null,
    description      text        not null,
    organisation     text        not null,
    disciplines      text[]      not null,
    division_code    text check (division_code ~ '^[0-9]{6}$'),
    seats            int         not null check (seats > 0),
    seats_taken      int         not null default 0,
    start_on         date        not null,
    end_on           date        not null,
    on_site          boolean     not null,
    requester_name   text,
    requester_kind   text,
    verification     text,
    source           text,
    state            text        not null check (state in ('DRAFT', 'SUBMITTED', 'REJECTED', 'OPEN', 'FILLED', 'UNFILLED', 'STOOD_DOWN', 'CLOSED')),
    rejection_reason text,
    note             text,
    entered_by       text        not null,
    entered_at       timestamptz not null,
    decided_by       text,
    decided_at       timestamptz,
    ended_at         timestamptz,
    check (start_on <= end_on),
    -- two acceptances at once may both believe that they took the last seat; one of them is wrong
    check (seats_taken between 0 and seats),
    check ((state = 'REJECTED') = (rejection_reason is not null)),
    check (state in ('DRAFT', 'SUBMITTED', 'REJECTED') or cardinality(disciplines) > 0)
);
create index need_of_organisation on need (organisation, id);
create index need_open_until on need (end_on) where state = 'OPEN';

-- What a manager thinks of a candidate (首选、候补、不合适); seen by managers only.
create table shortlist (
    need      uuid        not null references need,
    expert    uuid        not null references expert on delete cascade,
    choice    text        not null check (choice in ('FIRST_CHOICE', 'SUBSTITUTE', 'UNSUITABLE')),
    note      text,
    marked_by text        not null,
    marked_at timestamptz not null default now(),
    primary key (need, expert)
);
