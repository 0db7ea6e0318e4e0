/** Finds issued documents by words, number, issuer, type and period, among those the caller may read. */
package org.muster.notice.search;
