call grant_privileges(records => array[]::text[], called => array[]::text[]);
