-- What was called for in a drill says so, and stays a drill.
alter table leading_group add column drill boolean not null default false;
alter table meeting add column drill boolean not null default false;
