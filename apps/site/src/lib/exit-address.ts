/** Where "Leave now" leads: an ordinary page that millions open every day. */
export const EXIT_ADDRESS = "https://www.wikipedia.org/";
