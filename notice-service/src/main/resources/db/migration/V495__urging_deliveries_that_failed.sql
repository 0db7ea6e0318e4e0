-- What an operator asks for: urgings that reached nobody lately.
create index urging_delivery_failed on urging_delivery (ended_at) where state = 'FAILED';
