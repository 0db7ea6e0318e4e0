/** Knows who is on duty (网上值班) in every organisation, where nobody is, and whether those who are can be reached. */
package org.muster.notice.duty;
