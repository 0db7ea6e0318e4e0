-- Who supervises an organisation beside its parent, and which groups it belongs to, change with effect from a day.
alter table directory_change drop constraint directory_change_act_check,
    add check (act in ('RENAMED', 'MOVED', 'AFFILIATED', 'CLOSED', 'REOPENED')),
    add column supervisors text[],
    add column groups text[],
    add check (act <> 'AFFILIATED' or supervisors is not null or groups is not null);
