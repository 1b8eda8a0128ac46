call grant_privileges(
    changed => array[]::text[], emptied => array[]::text[], called => array[]::text[]);
