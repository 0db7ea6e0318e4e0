package org.muster.notice.organisation;

/** What becomes of the accounts of an organisation that is closed. */
public enum AccountsOnClosure {
    /** They cannot be used any more, until it is reopened. */
    DISABLED,
    /** They are accounts of the successor, with the roles they had. */
    MOVED
}
