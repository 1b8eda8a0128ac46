-- Empties rebate-service's books under a running service, which goes on afterwards as on a new
-- database: plans, bindings, accounts and sources stay, for it remembers their ids, and each account
-- keeps its balance's row. A table that a later schema does not have is passed over.
do $$
declare
    book text;
begin
    foreach book in array array['trade_key', 'trade', 'accrual', 'posting', 'journal_entry',
        'earning', 'active_trader', 'maturity', 'transfer']
    loop
        if to_regclass(book) is not null then
            execute format('truncate table %I cascade', book);
        end if;
    end loop;
    update balance set amount = 0, floor = 0;
    if to_regclass('rating_epoch') is not null then
        update rating_epoch set epoch = epoch + 1;
    end if;
end
$$;
