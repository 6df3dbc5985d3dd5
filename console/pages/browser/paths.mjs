import { campaignIsTried, campaignTakesCall, capFills } from './paths/campaigns.mjs';
import { faultAtField, registeredCarrier, savedCarrier } from './paths/carriers.mjs';
import {
  firstStepsStay,
  listsFit,
  paletteFindsCalls,
  passwordIsShownOnce,
  previewBeforeCall,
  wallboard,
} from './paths/newcomers.mjs';
import { importedNumbers } from './paths/numbers.mjs';
import { serviceAway } from './paths/outages.mjs';
import { sellerSeesItsOwn } from './paths/sellers.mjs';
import { firstSignIn, sessionEnds, wrongPassword } from './paths/signIn.mjs';

/** What people do, one after the other: each path starts where the one before it ended. */
export const signingIn = {
  'a wrong password is refused': wrongPassword,
  'the first sign-in asks for another password': firstSignIn,
};

/** The work of a day, in the chosen language. */
export const work = {
  'a carrier is rejected, its test says why, and corrected it registers and passes': registeredCarrier,
  'numbers are imported after wrong rows are corrected': importedNumbers,
  'a campaign of the wizard takes a call, and the call shows why': campaignTakesCall,
  'a campaign is tried with a test call, which is hung up': campaignIsTried,
  'the bar of a limit fills call by call': capFills,
};

export const onlyEnglish = {
  'a carrier is saved, and seen in Asterisk': savedCarrier,
  'a fault of a form is shown at its field': faultAtField,
};

/** What takes too long for each test run; the last one closes the port of a service that other tests may need. */
export const onlyLong = {
  'the first steps stay until they are closed': firstStepsStay,
  'the password of a client is shown once, with where it registers': passwordIsShownOnce,
  'calls are found by number and id with Ctrl K': paletteFindsCalls,
  'routing is explained before a call is placed': previewBeforeCall,
  'the dashboard fills a screen on the wall': wallboard,
  'the columns of the main lists fit 1280 and 1440 pixels': listsFit,
  'a page tells that a service is away, and recovers': serviceAway,
};

export const ofSessions = {
  'the session ends, and the sign-in leads back': sessionEnds,
  'a seller sees its own rows, and why an action is disabled': sellerSeesItsOwn,
};
