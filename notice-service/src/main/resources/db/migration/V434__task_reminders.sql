-- Which tasks with a firm date everybody was reminded of: before it (1), and when it had passed (2).
create table task_reminder (
    task uuid        not null references task,
    step int         not null check (step in (1, 2)),
    at   timestamptz not null,
    primary key (task, step)
);
create index task_due on task (due_on) where due_on is not null and ended_at is null;
