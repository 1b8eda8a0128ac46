-- The accounts of a batch are found by their index however few there are when the plan is made: it
-- is kept while they become many.
alter function posting_refers() set enable_seqscan = off;
