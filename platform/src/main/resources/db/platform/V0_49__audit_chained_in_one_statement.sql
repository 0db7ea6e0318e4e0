-- The chain of the audit trail as an aggregate, so that thousands of lines are chained by one statement: each line's hash
-- covers the hash before it, the first one's that of the last line chained before.
create function audit_link(state bytea, before bytea, line text) returns bytea language sql immutable as $$
    select sha256(coalesce(state, before) || convert_to(line, 'UTF8'))
$$;
create aggregate audit_chain (before bytea, line text) (sfunc = audit_link, stype = bytea);
