-- What is known of an organisation's report: found missing, submitted, or both, in whatever order it was told.
create table report_standing (
    period       uuid not null,
    organisation text not null references organisation,
    form_name    text not null,
    date         date not null,
    due_at       timestamptz,
    drill        boolean,
    missing_at   timestamptz,
    submitted_at timestamptz,
    told_at      timestamptz not null,
    primary key (period, organisation),
    check (missing_at is null or (due_at is not null and drill is not null))
);
create index report_standing_submitted on report_standing (told_at) where missing_at is null;

-- Urgings, planned, delivered, answered and cancelled.
create table urging (
    id              uuid primary key,
    subject_kind    text        not null check (subject_kind in ('REPORT', 'TASK')),
    subject_id      uuid        not null,
    organisation    text        not null references organisation,
    what            text        not null,
    due_at          timestamptz,
    due_on          date,
    due_text        text,
    text            text,
    drill           boolean     not null,
    automatic       boolean     not null,
    ordered_at      timestamptz not null,
    by_subject      text,
    by_name         text,
    by_organisation text,
    state           text        not null check (state in ('SCHEDULED', 'DELIVERED', 'ANSWERED', 'CANCELLED')),
    held_by         text        check (held_by in ('QUIET_HOURS', 'DAILY_CAP')),
    deliver_at      timestamptz not null,
    day             date        not null,
    slot            int         not null check (slot > 0),
    delivered_at    timestamptz,
    settled_at      timestamptz,
    settled_by      text        check (settled_by in ('SUBMISSION', 'COMPLETION', 'END')),
    check (automatic = (by_subject is null)),
    check ((delivered_at is not null) = (state in ('DELIVERED', 'ANSWERED'))),
    check ((settled_at is not null) = (state in ('ANSWERED', 'CANCELLED'))),
    check ((settled_at is null) = (settled_by is null))
);

-- The platform by itself urges once, however often it learns of the reason.
create unique index urging_by_itself_once on urging (subject_kind, subject_id, organisation) where automatic;

-- Nobody adds to an urging that still waits.
create unique index urging_waiting_once on urging (subject_kind, subject_id, organisation) where state = 'SCHEDULED';

-- The daily cap: each urging takes one of the day's slots of the urged organisation; a cancelled one gives it back.
create unique index urging_slot on urging (organisation, day, slot) where state <> 'CANCELLED';

create index urging_due on urging (deliver_at) where state = 'SCHEDULED';
create index urging_of on urging (organisation, id);
