-- What an organisation was before: a row for each change of what it is called, what it is or where it stands. What it is
-- now stands in organisation. Half-open: valid_to is the first day of what followed.
create table organisation_past (
    code          text   not null references organisation,
    edition       bigint not null,
    valid_from    date   not null,
    valid_to      date   not null check (valid_to >= valid_from),
    name          text   not null,
    kind          text   not null,
    division_code text,
    parent        text,
    supervisors   text[] not null,
    groups        text[] not null,
    primary key (code, edition)
);

-- Renamings, moves and closures: asked for, waiting for their day, and done.
create table directory_change (
    id              uuid primary key,
    organisation    text        not null references organisation,
    act             text        not null check (act in ('RENAMED', 'MOVED', 'CLOSED')),
    effective_on    date        not null,
    name            text,
    division_code   text,
    new_code        text,
    parent          text references organisation,
    successor       text references organisation,
    children_to     text references organisation,
    state           text        not null check (state in ('PLANNED', 'DONE', 'REFUSED', 'CANCELLED')),
    edition         bigint,
    reason          text,
    by_subject      text        not null,
    by_name         text        not null,
    by_organisation text        not null,
    requested_at    timestamptz not null,
    settled_at      timestamptz,
    version         bigint      not null,
    check ((state = 'DONE') = (edition is not null)),
    check ((state = 'PLANNED') = (settled_at is null)),
    check (act <> 'MOVED' or parent is not null)
);
create index directory_change_planned on directory_change (effective_on, id) where state = 'PLANNED';
create index directory_change_organisation on directory_change (organisation, id);

-- GB/T 2260 codes that ended between the lists of December 2020 and June 2023, and one of June 2020; figures of 2020 use
-- them. From deploy/data/divisions_changes.csv. Where the directory has an association under the old code, that one counts.
insert into organisation_alias (alias, code, name, change) values
    ('KX-330103', 'KX-330105', '下城区', 'MERGED'),
    ('KX-330104', 'KX-330102', '江干区', 'MERGED'),
    ('KX-350402', 'KX-350404', '梅列区', 'MERGED'),
    ('KX-350403', 'KX-350404', '三元区', 'RECODED'),
    ('KX-350427', 'KX-350405', '沙县', 'RECODED'),
    ('KX-350625', 'KX-350605', '长泰县', 'RECODED'),
    ('KX-350681', 'KX-350604', '龙海市', 'RECODED'),
    ('KX-410306', 'KX-410308', '吉利区', 'MERGED'),
    ('KX-410322', 'KX-410308', '孟津县', 'MERGED'),
    ('KX-410381', 'KX-410307', '偃师市', 'RECODED'),
    ('KX-431121', 'KX-431181', '祁阳县', 'RECODED'),
    ('KX-450127', 'KX-450181', '横县', 'RECODED'),
    ('KX-513425', 'KX-513402', '会理县', 'RECODED'),
    ('KX-520522', 'KX-520581', '黔西县', 'RECODED'),
    ('KX-532331', 'KX-532302', '禄丰县', 'RECODED'),
    ('KX-540422', 'KX-540481', '米林县', 'RECODED'),
    ('KX-540530', 'KX-540581', '错那县', 'RECODED'),
    ('KX-610322', 'KX-610305', '凤翔县', 'RECODED'),
    ('KX-610928', 'KX-610981', '旬阳县', 'RECODED'),
    ('KX-654223', 'KX-654203', '沙湾县', 'RECODED'),
    ('KX-220381', 'KX-220184', '公主岭市', 'RECODED');
