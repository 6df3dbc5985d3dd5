/** The password that was entered at the sign-in, for the page that asks for another one. Only in this page's memory. */
let entered: string | null = null;

export function keepEntered(password: string | null) {
  entered = password;
}

export const enteredPassword = () => entered;
