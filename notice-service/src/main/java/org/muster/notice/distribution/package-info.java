/** Where a notice goes and what comes of it: inboxes, receipts (签收), and who has it, by branch and by forward. */
package org.muster.notice.distribution;
