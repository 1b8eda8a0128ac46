-- Runs after every migration. What is not named here the application can read and add to, never change:
-- clicks, the versions of links, and every other record of what happened.
call grant_privileges(
    changed => array[
        'binding', 'claim', 'invitee', 'link', 'partner', 'partner_account', 'partner_standing',
        'programme', 'refusal (withdrawn_at)', 'rederivation'],
    emptied => array['partner_account', 'rederivation'],
    called => array[]::text[]);
