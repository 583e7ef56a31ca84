package dev.steadfast.api.pages;

import dev.steadfast.api.security.SignIn;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that everybody sees; it shows nothing but the ways in. */
@Controller
@Hidden
class SignInPage {
    private final SignIn signIn;

    SignInPage(SignIn signIn) {
        this.signIn = signIn;
    }

    @GetMapping("/sign-in")
    String show(Model model) {
        if (!signIn.isRequired()) {
            return "redirect:/";
        }
        model.addAttribute("signIn", signIn);
        return "sign-in";
    }
}
