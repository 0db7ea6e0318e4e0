-- "Whom does this one supervise": few organisations have further lines.
create index organisation_supervisors on organisation using gin (supervisors) where supervisors <> '{}';

-- "What is the newest edition", asked whenever an audience is frozen; and what an import brought, in tree order.
create index organisation_edition on organisation (edition, pos);
