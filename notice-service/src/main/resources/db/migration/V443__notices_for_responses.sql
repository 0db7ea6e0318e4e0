-- The response for which a notice was drafted: in a drill every notice is one.
alter table notice add column response uuid references response;
create index notice_response on notice (response) where response is not null;
