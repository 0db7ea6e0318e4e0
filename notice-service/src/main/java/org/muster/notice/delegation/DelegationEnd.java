package org.muster.notice.delegation;

/** Why a delegation ended before its time. */
enum DelegationEnd {
    /** Who gave it, or the organisation's administrator, took it back. */
    WITHDRAWN,
    /** Who gave it has none of these roles any more. */
    ROLES_LOST,
    /** Who gave it has no account any more, or one that cannot be used, or one of another organisation. */
    ACCOUNT_LOST
}
