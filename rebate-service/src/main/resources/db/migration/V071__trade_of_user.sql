-- The user first: what differs most is compared first, once a level rather than twice.
drop index trade_of_user;
create index trade_of_user on trade (user_id, programme, executed_at);
