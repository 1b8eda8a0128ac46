-- Whose users traded: the way from a partner's earnings down to the trades that made them, in the
-- order of the users. The intake feels nothing of it, since it writes no bindings.
create index binding_users_of_partner on binding (partner_id, programme, user_id);
create index binding_users_of_co_inviter on binding (co_inviter_id, programme, user_id)
    where co_inviter_id is not null;
