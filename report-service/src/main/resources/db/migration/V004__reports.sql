-- A unit's report of a period, one row per version. Values stand in arrays in the order of the form version's fields.
create table report (
    id                uuid primary key,
    period            uuid        not null references report_period,
    organisation      text        not null,
    pos               bigint      not null,
    parent_pos        bigint,
    version           int         not null check (version > 0),
    state             text        not null check (state in ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'SUPERSEDED')),
    figures           bigint[]    not null,
    texts             text[]      not null,
    reasons           text[]      not null,
    note              text,
    nil               boolean     not null,
    -- against the cut-off of the unit's tier; a correction keeps what the corrected version was
    late              boolean     not null,
    -- replaces a version that had been accepted
    correction        boolean     not null,
    correction_reason text,
    author            text        not null,
    author_name       text        not null,
    changed_at        timestamptz not null,
    submitted_at      timestamptz,
    reviewer          text,
    reviewer_name     text,
    reviewed_at       timestamptz,
    return_reason     text,
    revision          bigint      not null,
    unique (period, organisation, version),
    check (cardinality(figures) = cardinality(texts) and cardinality(figures) = cardinality(reasons)),
    check (state = 'DRAFT' or submitted_at is not null),
    check (state <> 'ACCEPTED' or reviewed_at is not null),
    check (state <> 'RETURNED' or return_reason <> '')
);
-- what counts, at most one version of a unit
create unique index report_in_force on report (period, pos) where state in ('SUBMITTED', 'ACCEPTED');
create unique index report_draft on report (period, pos) where state = 'DRAFT';
create index report_children on report (period, parent_pos) where state in ('SUBMITTED', 'ACCEPTED');

create function report_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (old.state <> 'DRAFT' and
        (old.period, old.organisation, old.version, old.figures, old.texts, old.reasons, old.note, old.nil, old.late, old.author, old.submitted_at)
        is distinct from
        (new.period, new.organisation, new.version, new.figures, new.texts, new.reasons, new.note, new.nil, new.late, new.author, new.submitted_at))
    then
        raise exception 'what was submitted is never edited';
    end if;
    return new;
end $$;
create trigger report_kept before update or delete on report for each row execute function report_kept();
