/** Prints notices as official documents in the layout of GB/T 9704-2012 and lets anybody verify a printed one. */
package org.muster.notice.print;
