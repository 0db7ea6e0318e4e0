-- Closing an organisation settles its people's accounts; reopening it undoes exactly that.
alter table directory_change drop constraint directory_change_act_check,
    add check (act in ('RENAMED', 'MOVED', 'CLOSED', 'REOPENED'));
alter table directory_change add column accounts text check (accounts in ('DISABLED', 'MOVED'));

-- What is to be done in the identity provider, which may be away when the organisation is closed.
create table account_settlement (
    change       uuid primary key references directory_change,
    organisation text        not null references organisation,
    act          text        not null check (act in ('DISABLED', 'MOVED', 'RESTORED')),
    successor    text references organisation,
    -- of a restoration: what it undoes
    undoes       uuid references account_settlement,
    cancelled    boolean     not null,
    -- the next attempt; while one is running, when it counts as lost
    next_at      timestamptz not null,
    done_at      timestamptz,
    check ((act = 'RESTORED') = (undoes is not null)),
    check (act <> 'MOVED' or successor is not null)
);
create index account_settlement_open on account_settlement (next_at) where done_at is null;
create index account_settlement_organisation on account_settlement (organisation);

-- The accounts that it changed; each is remembered before it is changed.
create table settled_account (
    settlement uuid not null references account_settlement,
    account    text not null,
    primary key (settlement, account)
);

-- The other services learn the further codes of organisations that they know already.
insert into directory_followup (edition, after_pos)
    select distinct o.edition, -1 from organisation o join organisation_alias a on a.code = o.code
    on conflict do nothing;
