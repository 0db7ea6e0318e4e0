-- One day's asking of a form. The audience freezes who is expected.
create table report_period (
    id           uuid primary key,
    form_version uuid        not null references report_form_version,
    form         uuid        not null references report_form,
    date         date        not null,
    organisation text        not null,
    drill        boolean     not null,
    due_at       timestamptz not null,
    audience     uuid        not null references audience,
    expected     int         not null check (expected > 0),
    response     uuid,
    opened_at    timestamptz not null,
    opened_by    text        not null,
    unique (form, date, organisation, drill)
);
create index report_period_organisation on report_period (organisation, id);
create index report_period_response on report_period (response) where response is not null;

-- Until when each tier reports. Tier -1 stands for everybody whose tier has no row of its own.
create table report_cutoff (
    period  uuid        not null references report_period,
    tier    int         not null check (tier >= -1),
    due_at  timestamptz not null,
    -- when those who were missing then had been named
    done_at timestamptz,
    primary key (period, tier)
);
create index report_cutoff_due on report_cutoff (due_at) where done_at is null;

-- The frozen tree above those who are expected: every organisation with an expected one below it, and the asking one.
-- Organisations that only report for themselves have no row; the audience and their report tell all about them.
create table period_node (
    period       uuid    not null references report_period,
    pos          bigint  not null,
    last         bigint  not null,
    parent_pos   bigint,
    depth        int     not null,
    organisation text    not null,
    -- whether it is itself among the expected
    member       boolean not null,
    -- itself and all below
    expected     int     not null check (expected > 0),
    primary key (period, pos)
);
create index period_node_children on period_node (period, parent_pos);
create index period_node_code on period_node (period, organisation);
