package org.muster.notice.staff;

import java.util.List;

/**
 * The account (账号) of somebody who works in an organisation.
 *
 * @param roles those an organisation's administrator may give, in alphabetical order
 * @param protectedRoles it has others as well, so that only the system's administrators may change it
 */
record Account(
        String id,
        String username,
        String name,
        String email,
        String organisation,
        List<String> roles,
        boolean enabled,
        boolean protectedRoles) {}
