-- Campaigns hung on an initiative: what organisations pledge and what they did, in one unit of measure.
create table campaign (
    id           uuid primary key,
    initiative   uuid        not null references initiative,
    organisation text        not null references organisation,
    title        text        not null check (title <> ''),
    description  text        not null check (description <> ''),
    unit         text        not null check (unit <> ''),
    created_at   timestamptz not null,
    closed_at    timestamptz
);
create index campaign_initiative on campaign (initiative, id);

create table campaign_pledge (
    id           uuid primary key,
    campaign     uuid        not null references campaign,
    pos          bigint      not null,
    organisation text        not null,
    what         text        not null check (what <> ''),
    amount       bigint      not null check (amount between 1 and 1000000000),
    until        date        not null,
    done         bigint      not null default 0 check (done >= 0),
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null
);
create index campaign_pledge_pos on campaign_pledge (campaign, pos);

-- Only added to; a wrong entry is balanced by one with the opposite sign.
create table campaign_report (
    pledge     uuid        not null references campaign_pledge,
    n          int         not null,
    amount     bigint      not null check (amount <> 0 and amount between -1000000000 and 1000000000),
    note       text        not null check (note <> ''),
    by_subject text        not null,
    by_name    text        not null,
    at         timestamptz not null,
    primary key (pledge, n)
);
create function campaign_report_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'what was done for a campaign is append-only';
end $$;
create trigger campaign_report_append_only before update or delete on campaign_report
    for each row execute function campaign_report_append_only();
