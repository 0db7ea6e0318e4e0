-- A claim people ask about, recorded once however often and in however many spellings it comes.
create table rumour (
    id            uuid primary key,
    text          text        not null check (char_length(text) between 1 and 2000),
    link          text,
    -- MinHash bands of the text: rumours that share one may be alike
    sketch        int[]       not null,
    status        text        not null check (status in ('OPEN', 'ANSWERED', 'REJECTED')),
    -- the desk that took it; anybody's until then
    organisation  text,
    harm          int check (harm between 1 and 3),
    public_reason text,
    verdict_id    uuid references verdict,
    reported_at   timestamptz not null,
    askers        bigint      not null default 0 check (askers >= 0),
    -- the rumour it was found to be the same as
    head          uuid,
    is_head       boolean     not null generated always as (head is null) stored,
    head_is_head  boolean generated always as (case when head is null then null else true end) stored,
    unique (id, is_head),
    -- a cluster is one level deep: who has members cannot become one, and nobody joins a member
    constraint cluster_is_flat foreign key (head, head_is_head) references rumour (id, is_head),
    check (head <> id),
    constraint rejected_with_reason check ((status = 'REJECTED') = (public_reason is not null)),
    constraint answered_by_verdict check ((status = 'ANSWERED') = (verdict_id is not null))
);
create index rumour_sketch on rumour using gin (sketch);
create index rumour_head on rumour (head) where head is not null;
create index rumour_desk on rumour (status, organisation) where head is null;

-- Every spelling of it. The fingerprint is what makes two intakes of one text meet.
create table rumour_wording (
    fingerprint bytea primary key,
    rumour_id   uuid        not null references rumour deferrable initially deferred,
    text        text        not null,
    first_at    timestamptz not null
);
create index rumour_wording_rumour on rumour_wording (rumour_id);

-- Who asked, only as keyed hashes. Forgotten after 30 days; the rumour keeps the count.
create table rumour_ask (
    id        bigint generated always as identity primary key,
    rumour_id uuid        not null references rumour,
    address   bytea       not null,
    contact   bytea,
    asked_at  timestamptz not null
);
create unique index rumour_ask_once on rumour_ask (rumour_id, contact) where contact is not null;
create index rumour_ask_recent on rumour_ask (rumour_id, asked_at);
create index rumour_ask_age on rumour_ask (asked_at);

-- Where to tell the answer: sealed, for this purpose only, gone after it or after 30 days.
create table rumour_contact (
    rumour_id  uuid        not null references rumour,
    contact    bytea       not null,
    sealed     bytea       not null,
    purpose    text        not null,
    given_at   timestamptz not null,
    expires_at timestamptz not null,
    primary key (rumour_id, contact)
);
create index rumour_contact_expires on rumour_contact (expires_at);

-- The rumours a verdict is meant to answer when it is published.
create table verdict_rumour (
    verdict_id uuid not null references verdict,
    rumour_id  uuid not null references rumour,
    primary key (verdict_id, rumour_id)
);
