/** Pairs a guiding organisation with a guided one (对口联系) and logs their contacts. */
package org.muster.notice.pairing;
