-- Signing and returning are one step of the key; to count from the key alone, the few returns must be known apart.
create index receipt_returned on receipt (notice, pos) where act = 'RETURNED';

-- Who no longer stands where it stood: few, and asked for wherever a frozen notice is read in today's order.
create index organisation_position_left on organisation_position (pos) where until is not null;
