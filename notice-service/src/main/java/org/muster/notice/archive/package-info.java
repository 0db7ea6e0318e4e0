/** Packs a notice with all that became of it into one file that can be checked without this platform. */
package org.muster.notice.archive;
