-- 主办: the one of those charged that answers for all of them; the others assist (协办). Null: each answers for itself.
alter table notice_task add column lead text;
alter table task add column lead text references organisation;

-- Results that were not enough: the organisation is asked again. Only added to.
create table task_return (
    id              bigint generated always as identity primary key,
    task            uuid        not null references task,
    organisation    text        not null references organisation,
    result          text        not null,
    completed_at    timestamptz not null,
    completed_by    text        not null,
    reason          text        not null check (reason <> ''),
    by_subject      text        not null,
    by_name         text        not null,
    at              timestamptz not null
);
create index task_return_of on task_return (task, organisation, id desc);

-- Who sees to a task in an organisation; the newest counts. A person's name is there for its purpose and forgotten when
-- the task is long over.
create table task_assignment (
    task             uuid        not null references task,
    organisation     text        not null references organisation,
    n                int         not null check (n > 0),
    responsible_role text,
    person           text,
    -- units below that help
    assisting        text[]      not null,
    by_subject       text        not null,
    by_name          text        not null,
    at               timestamptz not null,
    primary key (task, organisation, n),
    check (responsible_role is not null or person is not null or cardinality(assisting) > 0)
);
create index task_assignment_assisting on task_assignment using gin (assisting);
create index task_assignment_person on task_assignment (task) where person is not null;

-- Whom each organisation helps with a task, as its newest assignment says.
create view task_assistance as
select a.task, a.organisation as helped, helper from task_assignment a cross join unnest(a.assisting) helper
where not exists (select 1 from task_assignment l where l.task = a.task and l.organisation = a.organisation and l.n > a.n);

-- Files that show what was done (佐证材料).
create table task_evidence (
    id           uuid primary key,
    task         uuid        not null references task,
    organisation text        not null references organisation,
    name         text        not null,
    content_type text        not null,
    size         bigint      not null check (size > 0),
    sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    by_subject   text        not null,
    by_name      text        not null,
    at           timestamptz not null
);
create index task_evidence_of on task_evidence (task, organisation, id);
create table task_evidence_chunk (
    evidence uuid  not null references task_evidence,
    n        int   not null,
    bytes    bytea not null,
    primary key (evidence, n)
);
alter table task_evidence_chunk alter column bytes set storage external;
