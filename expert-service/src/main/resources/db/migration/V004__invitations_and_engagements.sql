create table invitation (
    id                uuid primary key,
    version           bigint      not null,
    need              uuid        not null references need,
    expert            uuid        not null references expert,
    -- the organisation whose manager invites
    organisation      text        not null,
    message           text,
    state             text        not null check (state in ('INVITED', 'ACCEPTED', 'DECLINED', 'COUNTER_PROPOSED', 'EXPIRED', 'WITHDRAWN')),
    start_on          date        not null,
    end_on            date        not null,
    invited_by        text        not null,
    invited_at        timestamptz not null,
    expires_at        timestamptz not null,
    answered_at       timestamptz,
    answer_reason     text,
    counter_start_on  date,
    counter_end_on    date,
    ended_at          timestamptz,
    withdrawn_because text,
    -- of the one-time link; the secret itself is nowhere
    secret_hash       bytea unique,
    check (start_on <= end_on),
    check (state <> 'COUNTER_PROPOSED' or counter_start_on <= counter_end_on),
    check ((state = 'WITHDRAWN') = (withdrawn_because is not null))
);
create unique index invitation_once on invitation (need, expert) where state in ('INVITED', 'COUNTER_PROPOSED', 'ACCEPTED');
create index invitation_of_expert on invitation (expert, id);
create index invitation_expiring on invitation (expires_at) where state in ('INVITED', 'COUNTER_PROPOSED');

-- Times for which experts are taken (派遣).
create table engagement (
    id         uuid primary key default uuidv7(),
    expert     uuid        not null references expert,
    need       uuid        not null references need,
    invitation uuid        not null unique references invitation,
    during     daterange   not null check (not isempty(during)),
    state      text        not null check (state in ('ACTIVE', 'RELEASED')),
    created_at timestamptz not null default now(),
    -- nobody is in two places: whatever the code believes, two acceptances at once cannot both win
    constraint engagement_no_double_booking exclude using gist (expert with =, during with &&) where (state = 'ACTIVE')
);
create index engagement_of_need on engagement (need);
